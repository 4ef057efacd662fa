"""The addresses of signing in: of allauth's only those that are used here."""

from allauth.account.urls import urlpatterns as account
from allauth.socialaccount.providers.openid_connect.urls import urlpatterns as openid_connect
from allauth.socialaccount.urls import urlpatterns as elsewhere
from django.urls import include, path

# E-mail addresses are written by administrators, codes are not sent by mail, accounts are connected by their address.
USED = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
}

urlpatterns = [
    *(pattern for pattern in account if pattern.name in USED),
    path("factors/", include("allauth.mfa.urls")),
    # Without OIDC_ISSUER there is nobody to sign in at, and these answer 404.
    path("elsewhere/", include([*(pattern for pattern in elsewhere if pattern.name in USED), *openid_connect])),
]

"""What can be read out of a text alone: passages, sentences, dates, and what kind of record a sentence speaks of.

Pure: nothing here knows a database, a page or what the tracker holds already. Dutch and French.
"""

"""The open API: every public record as JSON, read only."""

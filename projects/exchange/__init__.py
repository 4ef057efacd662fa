"""The one path in and out: files read into change sets, records written into files."""

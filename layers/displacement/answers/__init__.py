"""The answers of three services as rows."""

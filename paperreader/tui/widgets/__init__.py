"""The widgets: each is handed values, draws them, and says what was done to it by messages."""

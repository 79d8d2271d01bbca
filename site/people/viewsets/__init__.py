"""The screens of the administration for people's records."""

"""The Django project of the sample app."""

from config.settings.development import *

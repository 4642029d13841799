# Written by Fairlead: change the model, not this file.
SHELL=/bin/sh
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
MAILTO=""
[=schedule?no_esc] root [=script]

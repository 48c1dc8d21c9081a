"""A mediation as others would write it: plain Django, django-fsm-2 with a history, django-viewflow. Run in the peers'
own environment; nothing of ours is imported."""

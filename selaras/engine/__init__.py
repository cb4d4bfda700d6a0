"""What can be computed: plain Python that knows no Django, no network and no clock."""

"""What a run says about the documentation; knows pytest and nothing of platforms."""

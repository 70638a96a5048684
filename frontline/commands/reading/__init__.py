"""What reports say: claims, coverage of sentences, figures."""

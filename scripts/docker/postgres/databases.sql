-- Run once, when the data folder is made. The image creates "atlas" itself, Temporal's tools create Temporal's.
CREATE DATABASE atlas_provider;

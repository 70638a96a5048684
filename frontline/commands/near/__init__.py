"""What lies near the front: a settlement's history, settlements, people, objects, displacement, points, heat."""

// What a program costs that does nothing: the yardstick of the start goal.
print("hello")

// Virtual machines take both processors: one after the other they are faster than side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

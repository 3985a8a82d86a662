namespace LayoutGen.Rings;

/// <summary>A buffer that came back to the driver in a burst.</summary>
/// <param name="Slot">Its slot, free from now on.</param>
/// <param name="Written">How many bytes the device wrote: as <see cref="IDriverRing.TryGetUsed"/> says it.</param>
public readonly record struct UsedSlot(int Slot, uint Written);

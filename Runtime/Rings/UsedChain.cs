namespace LayoutGen.Rings;

/// <summary>A buffer that the device gives back in a burst.</summary>
/// <param name="Id">The buffer's <see cref="RingChain.Id"/>.</param>
/// <param name="Written">How many bytes were written: as <see cref="IDeviceRing.MakeUsed(ushort, uint)"/> wants it.</param>
public readonly record struct UsedChain(ushort Id, uint Written);

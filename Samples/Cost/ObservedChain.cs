namespace LayoutGen.Cost;

/// <summary>A buffer, as a device found it on the ring.</summary>
/// <param name="Elements">Its elements.</param>
/// <param name="HasTable">Whether they were in an indirect table (virtio 1.4, 2.7.5.3 and 2.8.7).</param>
/// <param name="RingReads">What the device read of the ring, and of the table, to get it.</param>
/// <param name="RingWrites">What the device wrote to the ring to give it back.</param>
public sealed record ObservedChain(IReadOnlyList<ObservedElement> Elements, bool HasTable, Accesses RingReads, Accesses RingWrites)
{
    /// <summary>How many descriptors it takes of the ring.</summary>
    public int RingDescriptors => HasTable ? 1 : Elements.Count;

    /// <summary>How many descriptors its table has.</summary>
    public int TableDescriptors => HasTable ? Elements.Count : 0;
}

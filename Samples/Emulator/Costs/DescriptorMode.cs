namespace Emulator.Costs;

/// <summary>How a device comes by a buffer's descriptors.</summary>
internal enum DescriptorMode
{
    /// <summary>A chain in the ring, read one descriptor after the other.</summary>
    Dependent,

    /// <summary>A chain in the ring, read at once.</summary>
    Chain,

    /// <summary>A table that one descriptor of the ring refers to, where the buffer has several elements.</summary>
    Indirect,
}

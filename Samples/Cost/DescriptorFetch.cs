namespace LayoutGen.Cost;

/// <summary>How a device reads the descriptors of a buffer when it fetches one buffer at a time.</summary>
public enum DescriptorFetch
{
    /// <summary>One after the other: only a descriptor that has been read says that there is another.</summary>
    Dependent,

    /// <summary>All of them with one read, as if the device knew how many there are and that they adjoin.</summary>
    Chain,
}

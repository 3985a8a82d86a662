namespace LayoutGen.Devices;

/// <summary>What protects a packet (virtio 1.4, 5.1.9).</summary>
[VirtioHeader(Size = 6)]
public readonly ref partial struct NetSecurityResource
{
    /// <summary>The number of the resource; unaligned in the header.</summary>
    public partial uint ResourceId { get; set; }

    /// <summary>The kind of the resource.</summary>
    public partial ushort ResourceType { get; set; }
}

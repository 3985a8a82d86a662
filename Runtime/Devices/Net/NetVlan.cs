namespace LayoutGen.Devices;

/// <summary>The data of <see cref="NetControlClass.Vlan"/> (virtio 1.4, 5.1.9.5.3).</summary>
[VirtioHeader(Size = 2)]
public readonly ref partial struct NetVlan
{
    /// <summary>The number of the VLAN.</summary>
    public partial ushort Id { get; set; }
}

namespace LayoutGen.Devices;

/// <summary>The flags of <see cref="NetHeader"/> (virtio 1.4, 5.1.9).</summary>
[Flags]
public enum NetHeaderFlags : byte
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>The checksum is partial: the rest is computed from <see cref="NetHeader.CsumStart"/>.</summary>
    NeedsCsum = 1,

    /// <summary>The device has validated the checksum. Never set on transmit.</summary>
    DataValid = 2,

    /// <summary>Checksum fields hold the number of coalesced segments and duplicate acknowledgements. Never set on transmit.</summary>
    RscInfo = 4,

    /// <summary>The outer UDP checksum of a tunnelled packet is partial, or was validated.</summary>
    UdpTunnelCsum = 8,

    /// <summary>The packet is protected: <see cref="NetTunnelHeader.Security"/> says by what.</summary>
    Security = 16,

    /// <summary>Protection failed. Never set on transmit.</summary>
    SecurityErr = 32,

    /// <summary>What protects the packet expires soon. Never set on transmit.</summary>
    SaSoftExpiryWarn = 64,
}

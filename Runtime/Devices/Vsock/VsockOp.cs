namespace LayoutGen.Devices;

/// <summary>What a packet of a socket device does (virtio 1.4, 5.10.6).</summary>
public enum VsockOp : ushort
{
    /// <summary>Nothing.</summary>
    Invalid = 0,

    /// <summary>Asks for a connection.</summary>
    Request = 1,

    /// <summary>Accepts one.</summary>
    Response = 2,

    /// <summary>Resets one.</summary>
    Rst = 3,

    /// <summary>Ends one, or a direction of it.</summary>
    Shutdown = 4,

    /// <summary>Carries data.</summary>
    Rw = 5,

    /// <summary>Tells how much can be received.</summary>
    CreditUpdate = 6,

    /// <summary>Asks how much can be received.</summary>
    CreditRequest = 7,
}

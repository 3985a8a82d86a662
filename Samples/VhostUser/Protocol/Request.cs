namespace VhostUser.Protocol;

/// <summary>What a front-end asks for, by the numbers of the vhost-user protocol.</summary>
public enum Request : uint
{
    /// <summary>The features that the back-end offers.</summary>
    GetFeatures = 1,

    /// <summary>The features that are negotiated.</summary>
    SetFeatures = 2,

    /// <summary>The session begins.</summary>
    SetOwner = 3,

    /// <summary>The session ends; no longer used.</summary>
    ResetOwner = 4,

    /// <summary>The driver's memory: regions, and a file for each.</summary>
    SetMemoryTable = 5,

    /// <summary>The size of a queue.</summary>
    SetVringSize = 8,

    /// <summary>Where a queue's areas lie.</summary>
    SetVringAddresses = 9,

    /// <summary>Where a queue is taken up.</summary>
    SetVringBase = 10,

    /// <summary>Stops a queue, and asks where it was.</summary>
    GetVringBase = 11,

    /// <summary>The event by which the driver notifies, which starts the queue.</summary>
    SetVringKick = 12,

    /// <summary>The event by which the device interrupts.</summary>
    SetVringCall = 13,

    /// <summary>The event by which the device says that a queue is broken.</summary>
    SetVringError = 14,

    /// <summary>The parts of the protocol that the back-end has.</summary>
    GetProtocolFeatures = 15,

    /// <summary>The parts of the protocol that both sides use.</summary>
    SetProtocolFeatures = 16,

    /// <summary>The number of queues that the back-end has.</summary>
    GetQueueCount = 17,

    /// <summary>Lets a queue run, or not.</summary>
    SetVringEnable = 18,

    /// <summary>The byte order of a legacy driver.</summary>
    SetVringByteOrder = 23,

    /// <summary>Bytes of the device's configuration space.</summary>
    GetConfiguration = 24,

    /// <summary>The driver has written to the device's configuration space.</summary>
    SetConfiguration = 25,
}

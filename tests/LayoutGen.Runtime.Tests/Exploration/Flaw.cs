namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>A mistake planted into one side of a ring.</summary>
internal enum Flaw
{
    None,

    /// <summary>Index and flags are published with plain stores.</summary>
    NoRelease,

    /// <summary>Id, length and descriptors may be read before the index or flags.</summary>
    NoAcquire,

    /// <summary>No full barrier between publishing and reading what the other side says about notifications.</summary>
    NoBarrierInPublish,

    /// <summary>No full barrier between enabling notifications and looking again.</summary>
    NoBarrierInEnable,

    /// <summary>Having enabled notifications, the side sleeps without looking again.</summary>
    NoSecondLook,
}

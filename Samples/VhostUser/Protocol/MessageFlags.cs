namespace VhostUser.Protocol;

/// <summary>The flags of a message.</summary>
[Flags]
public enum MessageFlags : uint
{
    /// <summary>The only version of the protocol, in the lowest two bits.</summary>
    Version1 = 1,

    /// <summary>All bits of the version.</summary>
    VersionMask = 3,

    /// <summary>The message is a reply.</summary>
    Reply = 1 << 2,

    /// <summary>The message wants to be acknowledged.</summary>
    NeedReply = 1 << 3,
}

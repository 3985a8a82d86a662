namespace VhostUser.Protocol;

/// <summary>The optional parts of the vhost-user protocol that are known here.</summary>
[Flags]
public enum ProtocolFeatures : ulong
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Several queues.</summary>
    MultipleQueues = 1 << 0,

    /// <summary>Any message can be acknowledged.</summary>
    ReplyAck = 1 << 3,

    /// <summary>The byte order of a legacy driver can be another than the front-end's.</summary>
    CrossEndian = 1 << 6,

    /// <summary>The device's configuration space is asked of the back-end.</summary>
    Configuration = 1 << 9,
}

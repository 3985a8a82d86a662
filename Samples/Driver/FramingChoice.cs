namespace Driver;

/// <summary>Who decides how buffers are cut into descriptors.</summary>
internal enum FramingChoice
{
    /// <summary>The negotiated features: merged where they allow it.</summary>
    Auto,

    /// <summary>The user: merged, or not at all.</summary>
    Merged,

    /// <summary>The user: every header in a descriptor of its own, which every device takes.</summary>
    Separate,
}

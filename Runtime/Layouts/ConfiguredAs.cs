namespace LayoutGen.Layouts;

/// <summary>What a device's configuration says of a part of a packet.</summary>
public enum ConfiguredAs
{
    /// <summary>Nothing: the declaration says all.</summary>
    Nothing,

    /// <summary>Its size (<see cref="ConfiguredSizeAttribute"/>).</summary>
    Size,

    /// <summary>A minimum, besides those that are declared (<see cref="ConfiguredMinimumAttribute"/>).</summary>
    Minimum,
}

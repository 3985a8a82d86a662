namespace LayoutGen;

/// <summary>
/// Bytes that mean nothing: they read as 0 whatever lies there, and the generated <c>ClearReserved</c> writes them as 0.
/// </summary>
/// <param name="bytes">How many bytes; 0, which is the default, for as many as the property's integer has.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReservedAttribute(int bytes = 0) : Attribute
{
    /// <summary>How many bytes; 0 for as many as the property's integer has.</summary>
    public int Bytes { get; } = bytes;
}

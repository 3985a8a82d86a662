namespace LayoutGen.Generator.Model;

/// <summary>An integer as it travels.</summary>
/// <param name="Size">1, 2, 4 or 8 bytes.</param>
/// <param name="Type">The property's type in code: the integer itself, or an enum over it.</param>
/// <param name="Integer">The C# keyword of the integer.</param>
/// <param name="IsBigEndian">Its own byte order; null for that of the interface.</param>
internal sealed record WireInteger(int Size, string Type, string Integer, bool? IsBigEndian = null) : WireForm(Size, Type)
{
    /// <summary>The unsigned integer of the same size, which the wire helpers read and write.</summary>
    public string Unsigned => Size switch
    {
        1 => "byte",
        2 => "ushort",
        4 => "uint",
        _ => "ulong",
    };

    /// <summary>The name of the integer in helpers' names.</summary>
    public string HelperSuffix => Size switch
    {
        1 => "Byte",
        2 => "UInt16",
        4 => "UInt32",
        _ => "UInt64",
    };

    public bool IsSigned => Integer != Unsigned;
}

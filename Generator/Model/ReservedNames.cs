namespace LayoutGen.Generator.Model;

/// <summary>The members that generated code, or an extension in the library, adds to a declared type, whatever was declared.</summary>
internal static class ReservedNames
{
    public static readonly IReadOnlyList<string> OfHeader =
        ["ClearReserved", "MaximumSize", "Maps", "Select", "Size", "SizeFor", "SizeOf", "SizeWithTail", "VisitLayout"];

    public static readonly IReadOnlyList<string> OfConfiguration = ["ClearReserved", "MaximumSize", "Maps", "SizeFor"];

    public static readonly IReadOnlyList<string> OfPacket =
    [
        "DeviceSide", "Elements", "IsIndirect", "Maps", "OpenDeviceQueue", "OpenMergedQueue", "OpenQueue", "OpenSeparateQueue", "Select", "TryRead",
        "TryWrite", "VisitLayout",
    ];
}

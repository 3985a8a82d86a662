namespace LayoutGen.Generator.Model;

/// <summary>The members that generated code adds to a declared type, whatever was declared.</summary>
internal static class ReservedNames
{
    public static readonly IReadOnlyList<string> OfHeader = ["ILayout", "MaximumSize", "Maps", "Select", "Size", "SizeFor", "SizeOf"];

    public static readonly IReadOnlyList<string> OfPacket =
    [
        "DeviceQueue", "DeviceSide", "DriverQueue", "DriverSide", "Elements", "IDeviceLoop", "IDriverLoop", "ILayout", "Maps", "Open",
        "OpenDeviceQueue", "OpenMergedQueue", "OpenQueue", "OpenSeparateQueue", "Select", "TryRead", "TryWrite",
    ];
}

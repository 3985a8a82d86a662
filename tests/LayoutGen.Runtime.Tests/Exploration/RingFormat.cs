namespace LayoutGen.Runtime.Tests.Exploration;

internal enum RingFormat
{
    Split,
    Packed,
}

using System.Reflection;
using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>Layouts in the words of the tables.</summary>
internal static class LayoutText
{
    /// <summary>
    /// A line for each layout of a header: name, size, byte orders, features, and fields as offset:name:size, absent ones in parentheses.
    /// </summary>
    public static string OfHeader(Assembly assembly, string type) => string.Join('\n', Maps<HeaderMap>(assembly, type).Select(Describe));

    /// <summary>The line of one layout.</summary>
    public static string OfHeader(HeaderMap map) => Describe(map);

    /// <summary>A line for each layout of a packet: name, features, and parts with direction and size.</summary>
    public static string OfPacket(Assembly assembly, string type) => string.Join('\n', Maps<PacketMap>(assembly, type).Select(Describe));

    /// <summary>The generated maps; reflection invokes nothing of a ref struct, but makes delegates.</summary>
    public static IReadOnlyList<TMap> Maps<TMap>(Assembly assembly, string type) => assembly.GetType(type, throwOnError: true)!
        .GetProperty("Maps")!.GetMethod!.CreateDelegate<Func<IReadOnlyList<TMap>>>()();

    private static string Describe(HeaderMap map)
    {
        var order = map.HasGuestOrder ? "either order" : "little-endian";
        return $"{map.Name} {map.Size} {order}, {map.Features}: {string.Join(' ', map.Fields.Select(Describe))}";
    }

    private static string Describe(FieldMap field)
    {
        var text = $"{field.Offset}:{field.Name}:{field.Size}";
        return field.IsPresent ? text : $"({text})";
    }

    private static string Describe(PacketMap map) => $"{map.Name}, {map.Features}: {string.Join(' ', map.Shape.Parts.Select(Describe))}";

    private static string Describe(PartShape part) => $"{(part.DeviceWrites ? 'W' : 'R')}:{part.Name}:{part.HeaderSize}";
}

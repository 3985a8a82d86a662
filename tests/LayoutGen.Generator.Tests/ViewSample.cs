using System.Buffers.Binary;
using System.Reflection;
using LayoutGen.Generator.Tests.Harness;
using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests;

/// <summary>A header of mixed fields at unaligned offsets, code that reads and writes it, and what must come of that.</summary>
internal static class ViewSample
{
    public const byte Canary = 0xCC;
    public const int Margin = 8;

    private const string Source = """
        [VirtioFeatures]
        public enum F { A = 0, B = 1, [RequiresFeature(A)] C = 2, M = 50 }

        public enum Signed : short { Lowest = short.MinValue }

        [VirtioHeader]
        public readonly ref partial struct H
        {
            public partial GsoType Kind { get; set; }
            [When(F.A)] public partial Signed Delta { get; set; }
            [When(F.B), When(F.C)] public partial ulong Cookie { get; set; }
            [When(F.M)] public partial int Late { get; set; }
            [When(F.A, F.M)] public partial sbyte Both { get; set; }
        }

        public static class Probe
        {
            public static void Fill(byte[] bytes, LayoutSelection layout)
            {
                var header = new H(bytes.AsSpan(8), layout);
                header.Kind = (GsoType)0x81;
                if (header.HasDelta) header.Delta = Signed.Lowest;
                if (header.HasCookie) header.Cookie = 0x8102030405060708;
                if (header.HasLate) header.Late = -2;
                if (header.HasBoth) header.Both = -3;
            }

            public static string Show(byte[] bytes, LayoutSelection layout)
            {
                var header = new H(bytes.AsSpan(8), layout);
                return $"{header.Size} Kind={(int)header.Kind}"
                    + (header.TryGetDelta(out var delta) ? $" Delta={(int)delta}={(int)header.Delta}" : "")
                    + (header.TryGetCookie(out var cookie) ? $" Cookie={cookie}={header.Cookie}" : "")
                    + (header.TryGetLate(out var late) ? $" Late={late}={header.Late}" : "")
                    + (header.TryGetBoth(out var both) ? $" Both={both}={header.Both}" : "");
            }

            public static object ReadAbsent(byte[] bytes) => new H(bytes, default).Delta;
            public static void WriteAbsent(byte[] bytes) { var header = new H(bytes, default); header.Cookie = 1; }
            public static object ReadAbsentOfTwo(byte[] bytes) => new H(bytes, LayoutSelection.Of<H.Size3>()).Late;
            public static void WriteAbsentOfTwo(byte[] bytes) { var header = new H(bytes, LayoutSelection.Of<H.Size3>()); header.Both = 1; }
            public static void TooShort(byte[] bytes) => _ = new H(bytes, LayoutSelection.Of<H.Size11WithCookie>());

            public static string Visited(int index)
            {
                var name = "";
                H.VisitLayout(index, new NameOfLayout(), ref name);
                return name;
            }

            private struct NameOfLayout : ILayoutVisitor<string>
            {
                public void Visit<TLayout>(ref string state) where TLayout : struct, ILayout => state = $"{typeof(TLayout).Name} {TLayout.Index}";
            }
        }
        """;

    private static readonly Assembly s_assembly = GeneratorRun.Of(Source).Load();

    public static Type Header { get; } = s_assembly.GetType("H")!;

    public static FeatureTable Table { get; } =
        s_assembly.GetType("FExtensions")!.GetMethod("get_Table")!.CreateDelegate<Func<FeatureTable>>()();

    public static IReadOnlyList<HeaderMap> Maps { get; } = LayoutText.Maps<HeaderMap>(s_assembly, "H");

    /// <summary>What the probe writes.</summary>
    private static readonly Dictionary<string, long> s_values = new()
    {
        ["Kind"] = 0x81,
        ["Delta"] = short.MinValue,
        ["Cookie"] = unchecked((long)0x8102030405060708),
        ["Late"] = -2,
        ["Both"] = -3,
    };

    public static object? Run(string method, params object[] arguments) =>
        s_assembly.GetType("Probe")!.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    /// <summary>Memory that nobody has written to.</summary>
    public static byte[] Untouched()
    {
        var bytes = new byte[Margin + Maps.Max(map => map.Size) + Margin];
        bytes.AsSpan().Fill(Canary);
        return bytes;
    }

    /// <summary>Memory in which the fields of a layout, and only they, have the probe's values.</summary>
    public static byte[] Filled(HeaderMap map, bool isBigEndian)
    {
        var bytes = Untouched();
        Span<byte> value = stackalloc byte[8];
        foreach (var field in map.Fields.Where(field => field.IsPresent))
        {
            BinaryPrimitives.WriteInt64LittleEndian(value, s_values[field.Name]);
            var low = value[..field.Size];
            if (isBigEndian)
                low.Reverse();
            low.CopyTo(bytes.AsSpan(Margin + field.Offset));
        }

        return bytes;
    }

    /// <summary>What the probe shows of it.</summary>
    public static string Shown(HeaderMap map)
    {
        var conditional = map.Fields.Skip(1)
            .Where(field => field.IsPresent)
            .Select(field => $" {field.Name}={Value(field.Name)}={Value(field.Name)}");
        return $"{map.Size} Kind={s_values["Kind"]}{string.Concat(conditional)}";
    }

    private static string Value(string field) => field == "Cookie" ? $"{(ulong)s_values[field]}" : $"{s_values[field]}";
}

using System.Reflection;
using LayoutGen.Generator.Tests.Harness;
using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests;

/// <summary>Reserved bytes, of a structure and of the structures in it: what is written as zero, and what is left alone.</summary>
public sealed class ReservedBytesTests
{
    private const string Source = """
        [VirtioHeader(Size = 4)]
        public readonly ref partial struct Inner { public partial ushort Value { get; set; } [Reserved(2)] public partial byte Gap { get; } }

        [VirtioHeader(Size = 6)]
        public readonly ref partial struct Middle { public partial Inner Inner { get; } public partial ushort Rest { get; set; } }

        [VirtioHeader(Size = 4)]
        public readonly ref partial struct Plain { public partial uint Value { get; set; } }

        [VirtioHeader(Size = 16)]
        public readonly ref partial struct H
        {
            public partial byte Kind { get; set; }
            [Reserved] public partial byte Own { get; }
            public partial Middle Middle { get; }
            public partial Plain Plain { get; }
            [Case(nameof(Kind), 1)] public partial Inner Chosen { get; }
            [Overlays, Case(nameof(Kind), 2)] public partial uint Other { get; set; }
        }

        public static class Probe
        {
            public static void Clear(byte[] bytes) => new H(bytes, default(LayoutSelection)).ClearReserved();
        }
        """;

    private static readonly Assembly s_assembly = GeneratorRun.Of(Source).Load();

    [Theory]
    [InlineData("the structure that its selector chooses", "01CCCCCC CCCCCCCC CCCCCCCC CCCCCCCC", "0100CCCC 0000CCCC CCCCCCCC CCCC0000")]
    [InlineData("not the one in whose place another is chosen", "02CCCCCC CCCCCCCC CCCCCCCC CCCCCCCC", "0200CCCC 0000CCCC CCCCCCCC CCCCCCCC")]
    public void ReservedBytes_AreCleared(string which, string before, string after)
    {
        var bytes = Convert.FromHexString(before.Replace(" ", ""));
        s_assembly.GetType("Probe")!.GetMethod("Clear")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [bytes], null);
        Assert.True(after.Replace(" ", "") == Convert.ToHexString(bytes), $"{which}: {Convert.ToHexString(bytes)}");
    }

    [Fact]
    public void StructureWithoutReservedBytes_HasNothingToClear() => Assert.Null(s_assembly.GetType("Plain")!.GetMethod("ClearReserved"));
}

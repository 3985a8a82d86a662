using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Analyzers.Tests;

/// <summary>What the shapes of code are embedded in, and what they compile against.</summary>
internal static class Sample
{
    /// <summary>What surrounds every shape: queues as the generator opens them, and something that negotiates.</summary>
    public const string Declarations = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.CodeAnalysis;
        using System.Linq;
        using System.Threading.Tasks;
        using LayoutGen;
        using LayoutGen.Devices;
        using LayoutGen.Queues;

        public sealed class Queue : IDisposable
        {
            public void Dispose() { }
            public void Run() { }
        }

        public class Device
        {
            public NegotiatedFeatures Features { get; }
            public NegotiatedFeatures Negotiate() => Features;
            [RenegotiatesFeatures] public void Reset() { }
        }

        public class Resettable
        {
            public NegotiatedFeatures Features { get; set; }
        }

        public sealed class Lone
        {
            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
            public Lone(NegotiatedFeatures features) { }
        }

        public static class Rx
        {
            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
            public static Queue OpenMergedQueue(Device device, int index, NegotiatedFeatures features) => new();
            public static Queue OpenSeparateQueue(Device device, int index, NegotiatedFeatures features) => new();
            public static Queue OpenQueue(Device device, int index, NegotiatedFeatures features) => new();
        }

        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    public static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NegotiatedFeatures).Assembly.Location)];

    /// <summary>A shape that is the body of a method.</summary>
    public static string InMethod(string statements) => InClass($$"""
            void M(Device device, NegotiatedFeatures features, NegotiatedFeatures other, OfferedFeatures offered, bool x, bool y, int n)
            {
                {{statements}}
            }
        """);

    /// <summary>A shape that is one or more members of a class.</summary>
    public static string InClass(string members) => $$"""
        {{Declarations}}
        public class C
        {
            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
            static int Merged(NegotiatedFeatures features) => 0;
            static int Separate(NegotiatedFeatures features) => 0;
            static bool Any() => true;
            [DoesNotReturn] static void Fail() => throw new Exception();
            static void Check([DoesNotReturnIf(false)] bool condition) { }
            static void Renew(ref NegotiatedFeatures features) { }
            static bool TryGet(out NegotiatedFeatures features) { features = default; return true; }
        {{members}}
        }
        """;

    public static CSharpSyntaxTree Parse(string source, string name) =>
        (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(source, ParseOptions, $"{name}.cs");

    public static CSharpCompilation Compile(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        Compile([Parse(source, "Sample")], kind);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        CSharpCompilation.Create(
            "Sample",
            trees,
            References,
            new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
}

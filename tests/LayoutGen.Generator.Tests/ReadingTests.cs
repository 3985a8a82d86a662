using LayoutGen.Generator.Parsing;
using LayoutGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Generator.Tests;

/// <summary>After an edit, declarations are read again where they could mean something else, and nowhere else.</summary>
public sealed class ReadingTests
{
    private const string Declaration = """
        [VirtioHeader]
        public readonly ref partial struct Header { [When((NetFeature)Elsewhere.Constant)] public partial byte X { get; } }
        """;

    private const string Other = """
        /// <summary>Is no declaration.</summary>
        internal static partial class Elsewhere
        {
            private static int s_field = 1;
            public const int Constant = 15;
            public static int Property => 1;
            public static int Method() { return 1; }
        }
        """;

    [Theory]
    [InlineData("{ return 1; }", "{ var two = 2; return two; }", 1)]
    [InlineData("Property => 1", "Property => Method()", 1)]
    [InlineData("s_field = 1", "s_field = 2", 1)]
    [InlineData("Is no declaration", "Declares nothing", 1)]
    [InlineData("Constant = 15", "Constant = 57", 2)]
    [InlineData("int Method", "long Method", 1)]
    [InlineData("int Method", "int Another", 1)]
    [InlineData("int Method", "int NetFeature", 2)]
    [InlineData("int Method", "int Elsewhere", 2)]
    [InlineData("int Property", "int Another", 2)]
    [InlineData("private static int s_field", "public class WhenAttribute; private static int s_field", 2)]
    [InlineData("internal static partial class", "internal enum NetFeature; internal static partial class", 2)]
    [InlineData("using LayoutGen;", "global using LayoutGen;", 2)]
    public void EditElsewhere(string before, string after, int times)
    {
        var other = Sample.Parse(Other, "Other.cs");
        var compilation = Sample.Compile(Declaration).AddSyntaxTrees(other);

        Assert.Equal(times, TimesRead(compilation, compilation.ReplaceSyntaxTree(other, Edited(other, before, after))));
    }

    [Fact]
    public void OtherCompilation()
    {
        var compilation = Sample.Compile(Declaration);
        var options = compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable);
        Assert.Equal(1, TimesRead(compilation, compilation.Clone()));
        Assert.Equal(2, TimesRead(compilation, compilation.AddSyntaxTrees(Sample.Parse(Other, "Other.cs"))));
        Assert.Equal(2, TimesRead(compilation, compilation.RemoveReferences(compilation.References.First())));
        Assert.Equal(2, TimesRead(compilation, compilation.WithOptions(options)));
        Assert.Equal(2, TimesRead(compilation, compilation.WithAssemblyName("Another")));
    }

    [Fact]
    public void DocumentationOfAnotherPart_IsReadAgain()
    {
        var other = Sample.Parse("ref partial struct Header { /// <summary>Old.</summary>\npublic partial byte Y { get; } }", "Other.cs");
        var compilation = Sample.Compile(Declaration).AddSyntaxTrees(other);

        Assert.Equal(2, TimesRead(compilation, compilation.ReplaceSyntaxTree(other, Edited(other, "Old", "New"))));
    }

    private static int TimesRead(CSharpCompilation before, CSharpCompilation after)
    {
        var generator = new ReadingGenerator();
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Sample.ParseOptions)
            .RunGenerators(before)
            .RunGenerators(after);
        return generator.TimesRead;
    }

    private static SyntaxTree Edited(SyntaxTree tree, string before, string after)
    {
        var text = tree.GetText();
        var position = text.ToString().IndexOf(before, StringComparison.Ordinal);
        return tree.WithChangedText(text.Replace(position, before.Length, after));
    }

    /// <summary>Reads headers and generates nothing.</summary>
    private sealed class ReadingGenerator : IIncrementalGenerator
    {
        public int TimesRead { get; private set; }

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var reader = new DeclarationReader<string>(type =>
            {
                TimesRead++;
                return type.Name;
            });
            var models = context.SyntaxProvider.ForAttributeWithMetadataName(
                KnownNames.VirtioHeader, (_, _) => true, (source, _) => reader.Read(source));
            context.RegisterSourceOutput(models, (_, _) => { });
        }
    }
}

using LayoutGen.Generator.Emission;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Generator;

/// <summary>The pipeline: declaration to model, model to layouts, layouts to C#. Mistakes are reported by analyzers that call the same parsers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LayoutGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register<EnumDeclarationSyntax, FeatureEnumDeclaration>(
            context,
            KnownNames.VirtioFeatures,
            StepNames.Features,
            source => FeatureEnumParser.Parse(Type(source)),
            FeatureTableEmitter.Emit);
        Register<StructDeclarationSyntax, HeaderDeclaration>(
            context, KnownNames.VirtioHeader, StepNames.Headers, source => HeaderParser.Parse(Type(source)), HeaderEmitter.Emit);
        Register<StructDeclarationSyntax, HeaderDeclaration>(
            context,
            KnownNames.VirtioConfiguration,
            StepNames.Configurations,
            source => ConfigurationParser.Parse(Type(source)),
            ConfigurationEmitter.Emit);
        Register<StructDeclarationSyntax, PacketDeclaration>(
            context,
            KnownNames.VirtioPacket,
            StepNames.Packets,
            source => PacketParser.Parse(Type(source)),
            PacketEmitter.Emit);
    }

    /// <summary>One kind of declaration. An attribute may stand anywhere while somebody is typing: other syntax is none of ours.</summary>
    private static void Register<TSyntax, TModel>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        string step,
        Func<GeneratorAttributeSyntaxContext, TModel?> parse,
        Func<TModel, SourceFile> emit)
        where TSyntax : SyntaxNode
        where TModel : class, IEquatable<TModel>
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is TSyntax, (source, _) => parse(source))
            .WithTrackingName(step);
        context.RegisterSourceOutput(models, (output, model) =>
        {
            if (model is not null && emit(model) is var file)
                output.AddSource(file.HintName, file.Text);
        });
    }

    private static INamedTypeSymbol Type(GeneratorAttributeSyntaxContext source) => (INamedTypeSymbol)source.TargetSymbol;
}

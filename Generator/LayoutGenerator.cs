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
            type => FeatureEnumParser.Parse(type),
            FeatureTableEmitter.Emit);
        Register<StructDeclarationSyntax, HeaderDeclaration>(
            context, KnownNames.VirtioHeader, StepNames.Headers, HeaderParser.Parse, HeaderEmitter.Emit);
        Register<StructDeclarationSyntax, HeaderDeclaration>(
            context,
            KnownNames.VirtioConfiguration,
            StepNames.Configurations,
            type => ConfigurationParser.Parse(type),
            ConfigurationEmitter.Emit);
        Register<StructDeclarationSyntax, PacketDeclaration>(
            context,
            KnownNames.VirtioPacket,
            StepNames.Packets,
            type => PacketParser.Parse(type),
            PacketEmitter.Emit);
    }

    /// <summary>One kind of declaration. An attribute may stand anywhere while somebody is typing: other syntax is none of ours.</summary>
    private static void Register<TSyntax, TModel>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        string step,
        Func<INamedTypeSymbol, TModel?> parse,
        Func<TModel, SourceFile> emit)
        where TSyntax : SyntaxNode
        where TModel : class, IEquatable<TModel>
    {
        var reader = new DeclarationReader<TModel>(parse);
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is TSyntax, (source, _) => reader.Read(source))
            .WithTrackingName(step);
        context.RegisterSourceOutput(models, (output, model) =>
        {
            if (model is not null && emit(model) is var file)
                output.AddSource(file.HintName, file.Text);
        });
    }
}

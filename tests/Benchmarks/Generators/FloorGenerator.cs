using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Benchmarks.Generators;

/// <summary>
/// What the compiler does for a generator of such declarations before anything of the generator's own runs: it finds them, and makes
/// symbols of their members. Nothing is made of them.
/// </summary>
/// <param name="makesMembers">Whether somebody asks for the members.</param>
internal sealed class FloorGenerator(bool makesMembers) : IIncrementalGenerator
{
    private static readonly Type[] s_attributes =
        [typeof(VirtioFeaturesAttribute), typeof(VirtioHeaderAttribute), typeof(VirtioConfigurationAttribute), typeof(VirtioPacketAttribute)];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var attribute in s_attributes)
        {
            var declarations = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute.FullName!,
                static (node, _) => node is BaseTypeDeclarationSyntax,
                (source, _) => makesMembers ? ((INamedTypeSymbol)source.TargetSymbol).GetMembers().Length : 0);
            context.RegisterSourceOutput(declarations, static (_, _) => { });
        }
    }
}

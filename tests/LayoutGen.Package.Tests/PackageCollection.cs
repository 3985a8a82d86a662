namespace LayoutGen.Package.Tests;

/// <summary>Tests that share the package, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<LocalFeed>
{
    public const string Name = "Package";
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LayoutGen.Package.Tests;

/// <summary>A console program outside the solution that has the package, as <c>dotnet new console</c> and <c>dotnet add package</c> make it.</summary>
internal sealed partial class Consumer
{
    private static readonly CompositeFormat s_project = CompositeFormat.Parse("""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {0}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="LayoutGen" Version="*" />
          </ItemGroup>
        </Project>
        """);

    private readonly string _folder;
    private readonly string _packages;

    public Consumer(string folder, string packages, string properties)
    {
        _folder = folder;
        _packages = packages;
        Write("Consumer.csproj", string.Format(CultureInfo.InvariantCulture, s_project, properties));
    }

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder, file), content);

    /// <summary>Builds the program, without servers that would outlive the test.</summary>
    /// <returns>The warnings, without the folder, the link to help and the project.</returns>
    public async Task<IReadOnlyList<string>> Build()
    {
        var output = await Command.DotNet(_folder, _packages, "build", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        return [.. Warning().Matches(output).Select(warning => warning.Value).Distinct()];
    }

    /// <summary>Runs what was built.</summary>
    /// <returns>What it wrote.</returns>
    public Task<string> Run() => Command.DotNet(_folder, _packages, "run", "--no-build");

    [GeneratedRegex(@"[\w.]+(\(\d+,\d+\))? ?: warning \w+: .*?(?= \(https?:| \[)")]
    private static partial Regex Warning();
}

using System.CommandLine;
using System.Globalization;

namespace Emulator.Commands;

/// <summary>Options whose values are checked, and whose messages say what they can be.</summary>
internal static class OptionValues
{
    public delegate bool Parser<T>(string text, out T value);

    /// <summary>An option that takes several values.</summary>
    public static Option<T[]> Several<T>(string name, string help, string description, string expected, Parser<T> parse) => new(name)
    {
        Description = description,
        HelpName = help,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            List<T> values = [];
            foreach (var text in result.Tokens.Select(token => token.Value))
                if (parse(text, out var value))
                    values.Add(value);
                else
                    result.AddError($"{name} cannot be '{text}': give {expected}.");
            return [.. values];
        },
    };

    /// <summary>An option that takes some of a few values.</summary>
    public static Option<T[]> Choices<T>(string name, string description, params (string Name, T Value)[] choices)
    {
        var names = choices.Select(choice => choice.Name).ToArray();
        return Several(name, string.Join('|', names), description, string.Join(" or ", names), (string text, out T value) =>
        {
            var index = Array.IndexOf(names, text);
            value = index < 0 ? default! : choices[index].Value;
            return index >= 0;
        });
    }

    /// <summary>An option that takes one positive number.</summary>
    public static Option<T?> Number<T>(string name, string help, string description, Func<T, bool> isValid, string expected)
        where T : struct, System.Numerics.INumber<T> => new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (T.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && isValid(value))
                    return value;
                result.AddError($"{name} cannot be '{text}': give {expected}.");
                return null;
            },
        };

    /// <summary>An option that takes the name of a file.</summary>
    public static Option<string?> File(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
                result.AddError($"{name} needs the name of a file.");
        });
        return option;
    }
}

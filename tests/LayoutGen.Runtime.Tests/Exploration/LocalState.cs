using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>Writes all that a side has of its own, private fields of rings included: equal texts are equal states.</summary>
internal static class LocalState
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    public static string Describe(object state)
    {
        var text = new StringBuilder();
        Write(state, text);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null or GuestMemory:
                text.Append('-');
                break;
            case string or Enum:
                text.Append(value);
                break;
            case Array array:
                foreach (var element in array)
                    Write(element, text.Append(','));
                break;
            case var _ when value.GetType().IsPrimitive:
                text.Append(value);
                break;
            default:
                foreach (var field in Fields.GetOrAdd(value.GetType(), FieldsOf))
                    Write(field.GetValue(value), text.Append(';'));
                break;
        }
    }

    private static FieldInfo[] FieldsOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}

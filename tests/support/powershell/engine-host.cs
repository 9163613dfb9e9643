#:package System.Management.Automation@7.6.9
#:property PublishAot=false
#:property InvariantGlobalization=true
#:property NoWarn=CA1416
#:property TieredPGO=false

// A console host on PowerShell's real engine, for tests where no PowerShell is installed. The two JSON cmdlets live in a
// package of PowerShell that is not published apart, so they are rebuilt below; a test holds them against what PowerShell
// 7.6 was recorded to print.
//   engine-host [--import MODULE] [--constrained] FILE
//                              runs a script file as `pwsh -NoProfile -NonInteractive -File FILE` does, with a module loaded
//                              before, or in the mode of an application control policy
//   engine-host --parse FILE…  prints as JSON the parse errors, vocabulary and newer syntax of each file
//   engine-host --evaluate     reads a JSON array of scripts from stdin, prints a JSON array of what each printed
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text;
using System.Text.Json;

switch (args[0])
{
    case "--parse":
        Console.WriteLine(JsonSerializer.Serialize(args.Skip(1).Select(ParseFile)));
        return 0;
    case "--evaluate":
        var scripts = JsonSerializer.Deserialize<string[]>(Console.In.ReadToEnd())!;
        Console.WriteLine(JsonSerializer.Serialize(scripts.Select(Evaluate)));
        return 0;
    default:
        var module = args[0] == "--import" ? args[1] : null;
        return RunFile(args[^1], module, args.Contains("--constrained"));
}

static Runspace OpenRunspace()
{
    var session = InitialSessionState.CreateDefault2();
    session.Commands.Add(new SessionStateCmdletEntry("ConvertTo-Json", typeof(Microsoft.PowerShell.Commands.ConvertToJsonCommand), null));
    session.Commands.Add(new SessionStateCmdletEntry("ConvertFrom-Json", typeof(Microsoft.PowerShell.Commands.ConvertFromJsonCommand), null));
    var runspace = RunspaceFactory.CreateRunspace(session);
    runspace.Open();
    return runspace;
}

static int RunFile(string file, string? module, bool isConstrained)
{
    using var runspace = OpenRunspace();
    using var shell = PowerShell.Create(runspace);
    try
    {
        if (module is not null) shell.AddCommand("Import-Module").AddParameter("Name", module).Invoke();
        shell.Commands.Clear();
        if (isConstrained) runspace.SessionStateProxy.LanguageMode = PSLanguageMode.ConstrainedLanguage;
        foreach (var output in shell.AddCommand(file).Invoke()) Console.WriteLine(output);
    }
    catch (RuntimeException error)
    {
        Console.Error.WriteLine(error.ErrorRecord);
        return 1;
    }
    foreach (var error in shell.Streams.Error) Console.Error.WriteLine(error);
    return shell.HadErrors ? 1 : 0;
}

static string Evaluate(string script)
{
    using var runspace = OpenRunspace();
    using var shell = PowerShell.Create(runspace);
    try
    {
        return string.Join("\n", shell.AddScript("$ErrorActionPreference = 'Stop'; " + script).Invoke().Select(output => output?.ToString()));
    }
    catch (RuntimeException error)
    {
        return "error: " + error.ErrorRecord.FullyQualifiedErrorId;
    }
}

static object ParseFile(string file)
{
    var ast = Parser.ParseFile(file, out var tokens, out var errors);
    IEnumerable<T> All<T>() where T : Ast => ast.FindAll(node => node is T, true).Cast<T>();
    return new
    {
        errors = errors.Select(error => $"{error.Extent.StartLineNumber}: {error.Message}"),
        functions = All<FunctionDefinitionAst>().Select(function => function.Name),
        variables = All<VariableExpressionAst>().Select(variable => variable.VariablePath.UserPath).Distinct(),
        types = All<TypeExpressionAst>().Select(type => type.TypeName).Concat(All<TypeConstraintAst>().Select(type => type.TypeName)).Select(NameOf).Distinct(),
        members = All<MemberExpressionAst>().Where(member => member.Static).Select(MemberOf).Distinct(),
        newer = All<Ast>().Select(NewerSyntax).OfType<string>().Concat(tokens.Select(NewerToken).OfType<string>()),
        commands = All<CommandAst>().Select(command => new
        {
            name = command.GetCommandName(),
            text = command.Extent.Text,
            parameters = command.CommandElements.OfType<CommandParameterAst>().Select(parameter => parameter.ParameterName).Concat(Splatted(ast, command)),
        }),
    };
}

static string NameOf(ITypeName type) => type switch
{
    ArrayTypeName array => NameOf(array.ElementType) + "[]",
    GenericTypeName generic => $"{NameOf(generic.TypeName)}[{string.Join(",", generic.GenericArguments.Select(NameOf))}]",
    _ => type.FullName,
};

// TYPE::MEMBER; a member that is only known when it runs is told as its text.
static string MemberOf(MemberExpressionAst member)
{
    var type = member.Expression is TypeExpressionAst known ? NameOf(known.TypeName) : member.Expression.Extent.Text;
    return $"{type}::{(member.Member is StringConstantExpressionAst name ? name.Value : member.Member.Extent.Text)}";
}

// Names of the members that the tables splatted into a command are given anywhere in the script.
static IEnumerable<string> Splatted(Ast script, CommandAst command)
{
    var names = command.CommandElements.OfType<VariableExpressionAst>().Where(variable => variable.Splatted).Select(variable => variable.VariablePath.UserPath).ToArray();
    foreach (var assignment in script.FindAll(node => node is AssignmentStatementAst, true).Cast<AssignmentStatementAst>())
    {
        if (assignment.Left is VariableExpressionAst table && names.Contains(table.VariablePath.UserPath) && assignment.Right is CommandExpressionAst { Expression: HashtableAst made })
            foreach (var (key, _) in made.KeyValuePairs) yield return key.Extent.Text;
        if (assignment.Left is MemberExpressionAst { Expression: VariableExpressionAst owner, Member: StringConstantExpressionAst member } && names.Contains(owner.VariablePath.UserPath))
            yield return member.Value;
    }
}

// Syntax that Windows PowerShell 5.1 does not know.
static string? NewerSyntax(Ast node)
{
    var what = node switch
    {
        TernaryExpressionAst => "a ? b : c",
        PipelineChainAst => "a && b",
        PipelineAst { Background: true } => "a &",
        BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "a ?? b",
        AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "a ??= b",
        MemberExpressionAst { NullConditional: true } => "a?.b",
        IndexExpressionAst { NullConditional: true } => "a?[b]",
        NamedBlockAst { BlockKind: TokenKind.Clean } => "clean { }",
        _ => null,
    };
    return what is null ? null : $"{node.Extent.StartLineNumber}: {what}";
}

// Suffixes of numbers and escapes in texts that came after 5.1.
static string? NewerToken(Token token)
{
    var isNewer = token switch
    {
        NumberToken => System.Text.RegularExpressions.Regex.IsMatch(token.Text, "(?i)^-?0b|(?<!^-?0x[0-9a-f]*)(?:u|y|s|n|ul|uy|us)(?:[kmgtp]b)?$"),
        StringExpandableToken => System.Text.RegularExpressions.Regex.IsMatch(token.Text, "(?<!`)(?:``)*`(?:e|u\\{)"),
        _ => false,
    };
    return isNewer ? $"{token.Extent.StartLineNumber}: {token.Text}" : null;
}

// Named as PowerShell's own, because error ids carry the name.
namespace Microsoft.PowerShell.Commands
{
    [Cmdlet(VerbsData.ConvertTo, "Json")]
    public sealed class ConvertToJsonCommand : PSCmdlet
    {
        [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true), AllowNull] public object? InputObject { get; set; }
        [Parameter] public int Depth { get; set; } = 2;
        [Parameter] public SwitchParameter Compress { get; set; }
        [Parameter] public SwitchParameter AsArray { get; set; }
        [Parameter] public SwitchParameter EnumsAsStrings { get; set; }

        private readonly List<object?> piped = [];

        protected override void ProcessRecord() => piped.Add(InputObject);

        protected override void EndProcessing()
        {
            if (!Compress) throw new PSNotSupportedException("only -Compress is rebuilt here");
            var text = new StringBuilder();
            Write(text, piped.Count == 1 && !AsArray ? piped[0] : piped, 0);
            WriteObject(text.ToString());
        }

        private void Write(StringBuilder text, object? value, int level)
        {
            var plain = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
            switch (plain)
            {
                case null: text.Append("null"); return;
                case string or char: WriteText(text, plain.ToString()!); return;
                case bool flag: text.Append(flag ? "true" : "false"); return;
                case Enum name when EnumsAsStrings: WriteText(text, name.ToString()); return;
                case Enum number: text.Append(Convert.ToInt64(number, CultureInfo.InvariantCulture)); return;
                case double.NaN: WriteText(text, "NaN"); return;
                case decimal number: text.Append(number == decimal.Floor(number) ? number.ToString("0.0", CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture)); return;
                case DateTime time: WriteText(text, time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)); return;
                case DateTimeOffset time: WriteText(text, time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)); return;
                case Guid id: WriteText(text, id.ToString()); return;
                case double number: text.Append(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? number.ToString("0.0", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture)); return;
                case int or long or uint or ulong or short or ushort or byte or sbyte: text.Append(Convert.ToString(plain, CultureInfo.InvariantCulture)); return;
            }
            if (level > Depth)
            {
                WriteText(text, LanguagePrimitives.ConvertTo<string>(plain));
                return;
            }
            switch (plain)
            {
                case IDictionary table:
                    WriteMembers(text, table.Keys.Cast<object>().Select(key => (key as string ?? Refuse(), table[key])), level);
                    return;
                case PSObject custom:
                    WriteMembers(text, custom.Properties.Select(property => (property.Name, (object?)property.Value)), level);
                    return;
                case IEnumerable items:
                    text.Append('[');
                    var isFirst = true;
                    foreach (var item in items)
                    {
                        if (!isFirst) text.Append(',');
                        isFirst = false;
                        Write(text, item, level + 1);
                    }
                    text.Append(']');
                    return;
                default:
                    WriteMembers(text, plain.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (property.Name, property.GetValue(plain))), level);
                    return;
            }
        }

        private string Refuse()
        {
            ThrowTerminatingError(new ErrorRecord(new InvalidOperationException("a key is no text"), "NonStringKeyInDictionary", ErrorCategory.InvalidOperation, null));
            return "";
        }

        private void WriteMembers(StringBuilder text, IEnumerable<(string Name, object? Value)> members, int level)
        {
            text.Append('{');
            var isFirst = true;
            foreach (var (name, value) in members)
            {
                if (!isFirst) text.Append(',');
                isFirst = false;
                WriteText(text, name);
                text.Append(':');
                Write(text, value, level + 1);
            }
            text.Append('}');
        }

        private static void WriteText(StringBuilder text, string value)
        {
            text.Append('"');
            foreach (var letter in value)
            {
                text.Append(letter switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    '\b' => "\\b",
                    '\f' => "\\f",
                    < ' ' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)letter:x4}",
                    _ => letter.ToString(),
                });
            }
            text.Append('"');
        }
    }

    [Cmdlet(VerbsData.ConvertFrom, "Json")]
    public sealed class ConvertFromJsonCommand : PSCmdlet
    {
        [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true), AllowEmptyString] public string InputObject { get; set; } = "";

        protected override void ProcessRecord()
        {
            if (string.IsNullOrWhiteSpace(InputObject)) return;
            try
            {
                using var document = JsonDocument.Parse(InputObject);
                WriteObject(Read(document.RootElement), enumerateCollection: true);
            }
            catch (JsonException error)
            {
                var cause = new ArgumentException($"Conversion from JSON failed with error: {error.Message}");
                ThrowTerminatingError(new ErrorRecord(cause, "System.ArgumentException", ErrorCategory.NotSpecified, null));
            }
        }

        private object? Read(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    var result = new PSObject();
                    foreach (var member in element.EnumerateObject())
                    {
                        if (member.Name == "") Refuse("EmptyKeyInJsonString");
                        if (result.Properties[member.Name] is { } same && same.Name != member.Name) Refuse("KeysWithDifferentCasingInJsonString");
                        if (result.Properties[member.Name] is not null) result.Properties.Remove(member.Name);
                        result.Properties.Add(new PSNoteProperty(member.Name, Read(member.Value)));
                    }
                    return result;
                case JsonValueKind.Array: return element.EnumerateArray().Select(Read).ToArray();
                case JsonValueKind.Number: return element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble();
                case JsonValueKind.String:
                    var text = element.GetString()!;
                    var isDate = text.Length >= 19 && text[10] == 'T' && element.TryGetDateTime(out _);
                    return isDate ? element.GetDateTime() : text;
                case JsonValueKind.True: return true;
                case JsonValueKind.False: return false;
                default: return null;
            }
        }

        private void Refuse(string errorId) =>
            ThrowTerminatingError(new ErrorRecord(new InvalidOperationException(errorId), errorId, ErrorCategory.InvalidOperation, null));
    }
}

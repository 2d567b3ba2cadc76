using System.Data;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace MotoPortal.Data;

/// <summary>The functions of <see cref="DbTime"/> in SQLite, where a moment is a number of milliseconds.</summary>
internal static class SqliteTime
{
    private static readonly LongTypeMapping Whole = new("INTEGER");
    private static readonly StringTypeMapping Letters = new("TEXT", DbType.String);

    /// <summary><c>CAST(moment AS INTEGER)</c>.</summary>
    public static SqlExpression Milliseconds(IReadOnlyList<SqlExpression> arguments) =>
        new SqlUnaryExpression(ExpressionType.Convert, arguments[0], typeof(long), Whole);

    /// <summary><c>date(milliseconds / 1000 + offset, 'unixepoch')</c>.</summary>
    public static SqlExpression DayOf(IReadOnlyList<SqlExpression> arguments) => new SqlFunctionExpression(
        "date",
        [
            Whole64(
                ExpressionType.Add,
                Whole64(ExpressionType.Divide, Milliseconds(arguments), new SqlConstantExpression(1000L, Whole)),
                arguments[1]),
            new SqlConstantExpression("unixepoch", Letters),
        ],
        nullable: true,
        argumentsPropagateNullability: [true, false],
        typeof(DateOnly),
        typeMapping: null);

    private static SqlBinaryExpression Whole64(ExpressionType operation, SqlExpression left, SqlExpression right) =>
        new(operation, left, right, typeof(long), Whole);
}

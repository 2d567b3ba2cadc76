using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchFolds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // EF would build the tables anew, and those of the consents have triggers that would go with them.
            // https://www.sqlite.org/lang_altertable.html#altertabdropcol
            migrationBuilder.Sql("ALTER TABLE consents DROP COLUMN \"RecordedBySearch\"");
            migrationBuilder.Sql("ALTER TABLE charges DROP COLUMN \"RequestedBySearch\"");

            migrationBuilder.AddColumn<int>(
                name: "FoldVersion",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FoldVersion",
                table: "charges",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FoldVersion",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "FoldVersion",
                table: "charges");

            migrationBuilder.AddColumn<string>(
                name: "RecordedBySearch",
                table: "consents",
                type: "TEXT",
                maxLength: 240,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RequestedBySearch",
                table: "charges",
                type: "TEXT",
                maxLength: 240,
                nullable: false,
                defaultValue: "");
        }
    }
}

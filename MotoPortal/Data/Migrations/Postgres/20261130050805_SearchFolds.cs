using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchFolds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RecordedBySearch",
                table: "consents");

            migrationBuilder.DropColumn(
                name: "RequestedBySearch",
                table: "charges");

            migrationBuilder.AddColumn<int>(
                name: "FoldVersion",
                table: "customers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FoldVersion",
                table: "charges",
                type: "integer",
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
                type: "character varying(240)",
                maxLength: 240,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RequestedBySearch",
                table: "charges",
                type: "character varying(240)",
                maxLength: 240,
                nullable: false,
                defaultValue: "");
        }
    }
}
